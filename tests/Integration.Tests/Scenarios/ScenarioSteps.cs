using CleanAcquiring.Application.Accounts;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Refunds;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator.Acquirers;
using CleanAcquiring.Infrastructure.Persistence;
using CleanAcquiring.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>
    /// Puts another terminal's credentials in the place of a method's own, in every version: its acquirer then knows nothing of its
    /// payments.
    /// </summary>
    public static Task ReplaceTerminalAsync(this PaymentScenario scenario, string code, AcquirerBehavior behavior) =>
        scenario.Environment.Gateway.ReadAsync(services =>
        {
            var method = MethodCode.Parse(code)!.Value;
            var settings = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in scenario.Environment.Acquirer.Settings(behavior, twoStage: code == "hold"))
                settings[key] = value ?? "";
            var replaced = services.GetRequiredService<MethodSettings>().Seal(scenario.Seller.Tenant, method, settings);
            return services.GetRequiredService<AcquiringDbContext>().Set<CredentialVersion>()
                .Of(scenario.Seller.Tenant)
                .Where(version => EF.Property<MethodCode>(version, "MethodCode") == method)
                .ExecuteUpdateAsync(change => change.SetProperty(version => version.Settings, replaced));
        });

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
