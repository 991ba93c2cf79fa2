using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Application.Holds;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Application.Tests.FollowUps;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.TestKit.Acquirers;

namespace CleanAcquiring.Application.Tests.Holds;

/// <summary>A seller is told twice before authorized money goes back.</summary>
public sealed class WatchHoldTests
{
    private static readonly FollowUpOutcome Done = new FollowUpOutcome.Done();
    private static readonly DateTimeOffset End = APayment.Now.AddMinutes(1).AddDays(7);
    private readonly UseCases app = new();

    public WatchHoldTests() => app.Has(AnAccount.With("card"));

    [Fact]
    public async Task New_hold_is_watched_from_two_days_before_its_end()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));

        (await WatchAsync(payment)).ShouldBe(Done);

        app.Payment.Due(End).ShouldBe(["WatchHold -2.00:00:00"]);
        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Seller_is_told_when_it_lapses_and_what_ends_that()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));

        await WatchAsync(payment, hoursLeft: 48);

        (await ItemsAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            view => (view.Item.Reason, view.Item.Count).ShouldBe((Attention.AuthorizationExpires, 1)),
            view => view.Item.Detail.ShouldBe("2026-03-08T12:01:00+00:00"),
            view => view.Acts.ShouldBe([$"payments/{payment.Id}/capture", $"payments/{payment.Id}/cancel"]));
        app.Payment.Due(End).ShouldBe(["WatchHold -06:00:00"]);
    }

    [Fact]
    public async Task Seller_who_looked_is_told_again_in_the_last_hours()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));
        await WatchAsync(payment, hoursLeft: 48);
        var item = (await ItemsAsync())[0].Item;
        await app.SendAsync(new AcknowledgeAttentionCommand(UseCases.Seller, item.Id, item.Version));

        await WatchAsync(payment, hoursLeft: 6);

        var again = (await ItemsAsync()).ShouldHaveSingleItem().Item;
        (again.Count, again.SeenAt).ShouldBe((2, null));
        app.Acquirer.Operations.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(48, 1)]
    [InlineData(6, 1)]
    [InlineData(-3, 1)]
    public async Task Repeated_work_tells_once(int hoursLeft, int times)
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));

        for (var repetition = 0; repetition < 3; repetition++)
            (await WatchAsync(payment, hoursLeft)).ShouldBe(Done);

        (await ItemsAsync()).ShouldHaveSingleItem().Item.Count.ShouldBe(times);
    }

    [Fact]
    public async Task Collision_tells_nothing_and_is_tried_again()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Authorized));
        app.Database.Collide();

        (await WatchAsync(payment, hoursLeft: 48)).ShouldBeOfType<FollowUpOutcome.NotYet>();

        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PaymentStatus.Paid)]
    [InlineData(PaymentStatus.Canceled)]
    public async Task Hold_that_has_ended_is_done(PaymentStatus status)
    {
        var payment = app.Has(APayment.In(status));

        (await WatchAsync(payment, hoursLeft: 6)).ShouldBe(Done);

        (await ItemsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hold_of_unknown_length_is_not_watched()
    {
        var known = new FakeAcquirer().Profile;
        var other = new UseCases(new FakeAcquirer("vague") { Profile = known with { Name = "vague", HoldLength = null } });
        other.Has(AnAccount.Active().With(AMethod.Of("card").OfAcquirer("vague")));
        var payment = other.Has(APayment.In(PaymentStatus.Authorized, APayment.Draft with { Acquirer = "vague" }));

        (await other.SendAsync(new WatchHoldCommand(payment.Tenant, payment.Id))).ShouldBe(Done);

        other.Payment.Due(other.Now).ShouldBeEmpty();
    }

    private Task<FollowUpOutcome> WatchAsync(Payment payment, int? hoursLeft = null)
    {
        if (hoursLeft is { } hours && End.AddHours(-hours) > app.Now)
            app.Clock.SetUtcNow(End.AddHours(-hours));
        return app.SendAsync(new WatchHoldCommand(payment.Tenant, payment.Id));
    }

    private async Task<IReadOnlyList<AttentionView>> ItemsAsync() =>
        (await app.SendAsync(new ListAttentionQuery(UseCases.Seller))).Value.Items;
}
