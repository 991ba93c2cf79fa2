using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Integration.Tests.Scenarios;

namespace CleanAcquiring.Integration.Tests.Refunds;

/// <summary>A prepayment that is set off when its invoice gets a status of the seller's choice.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ClosingReceiptTests(EnvironmentFixture environment)
{
    [Fact]
    public async Task Status_of_the_sellers_choice_makes_one_closing_receipt()
    {
        await using var scenario = await PaymentScenario.OpenAsync(environment);
        var payment = await PrepayAsync(scenario);
        await scenario.PassTimeAsync(TimeSpan.FromHours(2));
        (await scenario.PaymentAsync()).Operations.ShouldBeEmpty();

        scenario.Driver.MarkByName("Отгружен");
        await scenario.PassTimeAsync(TimeSpan.FromDays(2));

        var closing = (await scenario.PaymentAsync()).Operations.ShouldHaveSingleItem();
        (closing.Kind, closing.Status, closing.By).ShouldBe((OperationKind.ClosingReceipt, OperationStatus.Succeeded, null));
        var again = await scenario.SendAsync(new CloseReceiptCommand(scenario.Seller, payment.Id, "by-hand"));
        again.Refusal!.Code.ShouldBe("receipt.closed");
        ((await scenario.PaymentAsync()).Attention, scenario.Driver.StatusName).ShouldBe((null, "Отгружен"));
    }

    private static async Task<Payment> PrepayAsync(PaymentScenario scenario)
    {
        var version = (await scenario.SendAsync(new GetSettingsQuery(scenario.Seller))).Value.Version;
        var settings = SellerSettings.Default with { StatusNames = StatusNames.None with { HandedOver = ["отгружен"] } };
        (await scenario.SendAsync(new ChangeSettingsCommand(scenario.Seller, settings, version))).Value.IsSaved.ShouldBeTrue();
        var acquirer = scenario.Environment.Acquirer;
        var method = new Dictionary<string, string?>(acquirer.Settings(AcquirerBehavior.Normal), StringComparer.Ordinal)
        {
            ["paymentBasis"] = "full_prepayment",
        };
        var changed = await scenario.SendAsync(new ChangeMethodCommand(scenario.Seller, "card", acquirer.Name, Enabled: true, method));
        changed.IsRefused.ShouldBeFalse();
        return await scenario.PayAsync();
    }
}
