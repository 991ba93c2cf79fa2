using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Integration.Tests.Scenarios;

/// <summary>Steps of a scenario that several tests share.</summary>
internal static class ScenarioSteps
{
    public static Task<Result<PaymentOperation>> RefundAsync(
        this PaymentScenario scenario,
        Payment payment,
        string key,
        decimal? amount = null,
        params LineShare[] lines
    ) =>
        scenario.SendAsync(
            new RefundPaymentCommand(scenario.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, lines)
        );

    public static Task<Result<PaymentOperation>> CaptureAsync(
        this PaymentScenario scenario,
        Payment payment,
        string key,
        decimal? amount = null
    ) =>
        scenario.SendAsync(
            new CapturePaymentCommand(scenario.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, null)
        );

    public static async Task<Payment> AuthorizeAsync(this PaymentScenario scenario)
    {
        await scenario.CheckOutAsync("hold");
        scenario.Press();
        await scenario.DeliverAsync();
        return await scenario.PaymentAsync();
    }

    public static async Task PayTwiceAsync(this PaymentScenario scenario)
    {
        await scenario.CheckOutAsync("card");
        await scenario.CheckOutAsync("other");
        scenario.Press();
        scenario.Press();
        await scenario.DeliverAsync();
        await scenario.WorkAsync();
    }

    public static async Task ChangeMethodAsync(
        this PaymentScenario scenario,
        string code,
        bool enabled,
        string receipts = "true",
        AcquirerBehavior behavior = AcquirerBehavior.Normal,
        string form = "page"
    ) =>
        (
            await scenario.SendAsync(
                new ChangeMethodCommand(
                    scenario.Seller,
                    code,
                    scenario.Environment.Acquirer.Name,
                    enabled,
                    new Dictionary<string, string?>(
                        scenario.Environment.Acquirer.Settings(behavior, twoStage: code == "hold"),
                        StringComparer.Ordinal)
                    {
                        ["paymentForm"] = form,
                        ["receipts"] = receipts,
                    }
                )
            )
        ).IsRefused.ShouldBeFalse();
}
