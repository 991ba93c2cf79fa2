using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.Application.Tests.Refunds;

/// <summary>One key, one operation.</summary>
public sealed class IdempotencyKeyTests
{
    private readonly UseCases app = new();

    public IdempotencyKeyTests() => app.Has(AnAccount.With("card"));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("ключ")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task Malformed_key_is_refused(string key)
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        var refusal = (await RefundAsync(payment, key)).Refusal!;

        (refusal.Code, refusal.Kind).ShouldBe(("idempotency.no_key", RefusalKind.Invalid));
        ShouldHaveSent(0);
    }

    [Fact]
    public async Task Longest_key_of_the_outermost_characters_is_taken()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));

        (await RefundAsync(payment, new string('!', 32) + new string('~', 32))).IsRefused.ShouldBeFalse();
    }

    [Fact]
    public async Task Repeated_key_gets_the_first_operation()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        var first = (await RefundAsync(payment, "key", 100m)).Value;

        (await RefundAsync(payment, "key", 100m)).Value.Number.ShouldBe(first.Number);
        (await RefundAsync(payment, "key")).Value.Number.ShouldBe(first.Number);

        ShouldHaveSent(1);
    }

    [Fact]
    public async Task Key_of_another_operation_is_refused()
    {
        var payment = app.Has(APayment.In(PaymentStatus.Paid));
        await RefundAsync(payment, "key", 100m);

        var reused = (await RefundAsync(payment, "key", 200m)).Refusal!;
        (reused.Code, reused.Kind).ShouldBe(("idempotency.key_reused", RefusalKind.Contradictory));
        (await RefundAsync(payment, "key", 100m, new LineShare(1, 100m))).Refusal!.Code.ShouldBe("idempotency.key_reused");
        (await app.SendAsync(new CancelPaymentCommand(UseCases.Seller, payment.Id, "key")))
            .Refusal!.Code.ShouldBe("idempotency.key_reused");

        ShouldHaveSent(1);
    }

    private void ShouldHaveSent(int operations) => app.Acquirer.Operations.Count.ShouldBe(operations);

    private Task<Result<PaymentOperation>> RefundAsync(
        Payment payment, string key, decimal? amount = null, params LineShare[] lines) =>
        app.SendAsync(new RefundPaymentCommand(UseCases.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, lines));
}
