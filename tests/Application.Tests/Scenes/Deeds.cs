using CleanAcquiring.Application.Accounts.ChangeMethod;
using CleanAcquiring.Application.Desk.CapturePayment;
using CleanAcquiring.Application.Desk.RefundPayment;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Operations;
using CleanAcquiring.Emulator;

namespace CleanAcquiring.Application.Tests.Scenes;

/// <summary>What sellers and buyers do in several tests.</summary>
internal static class Deeds
{
    public static Task<Result<PaymentOperation>> RefundAsync(Scene scene, Payment payment, string key, decimal? amount = null, params LineShare[] lines) =>
        scene.SendAsync(new RefundPaymentCommand(scene.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, lines));

    public static Task<Result<PaymentOperation>> CaptureAsync(Scene scene, Payment payment, string key, decimal? amount = null) =>
        scene.SendAsync(new CapturePaymentCommand(scene.Seller, payment.Id, key, amount is { } sum ? Money.Rub(sum) : null, null));

    public static async Task<Payment> HeldAsync(Scene scene)
    {
        await scene.ClickAsync("hold");
        scene.Press();
        await scene.DeliverAsync();
        return await scene.PaymentAsync();
    }

    public static async Task PayTwiceAsync(Scene scene)
    {
        await scene.ClickAsync("card");
        await scene.ClickAsync("other");
        scene.Press();
        scene.Press();
        await scene.DeliverAsync();
        await scene.WorkAsync();
    }

    public static async Task SwitchAsync(Scene scene, string code, bool enabled, string receipts = "true", DemoTerminal? terminal = null, string form = "page") =>
        (await scene.SendAsync(new ChangeMethodCommand(scene.Seller, code, "tbank", enabled, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["terminalKey"] = (terminal ?? DemoTerminals.Normal).TerminalKey,
            ["password"] = (terminal ?? DemoTerminals.Normal).Password,
            ["paymentForm"] = form,
            ["stages"] = code == "hold" ? "two" : "one",
            ["receipts"] = receipts,
            ["taxSystem"] = "usn_income",
            ["vat"] = "none",
            ["ffd"] = "1.05",
        }))).IsRefused.ShouldBeFalse();
}
