using System.Text.Json;
using CleanAcquiring.Emulator.Acquirers.TBank.Wire;

namespace CleanAcquiring.Emulator.Acquirers.TBank.Rules;

/// <summary>Addresses of the merchant. On loopback any scheme and port will do, or nothing could be tried on a laptop.</summary>
internal static class AddressRules
{
    public static BankRefusal? Check(JsonElement body) =>
        Address(body, "SuccessURL")
        ?? Address(body, "FailURL")
        ?? Address(body, "NotificationURL")
        ?? StandardPort(body, "NotificationURL");

    private static BankRefusal? Address(JsonElement body, string name)
    {
        if (!body.Has(name))
        {
            return null;
        }

        return body.Text(name) is { Length: <= 250 } text && Uri.TryCreate(text, UriKind.Absolute, out var address) && Allowed(address)
            ? null
            : BankRefusal.Field(name, "полный https-адрес не длиннее 250.");
    }

    private static bool Allowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static BankRefusal? StandardPort(JsonElement body, string name) =>
        Uri.TryCreate(body.Text(name), UriKind.Absolute, out var address) && address is { IsLoopback: false, Port: not 443 }
            ? BankRefusal.Field(name, "только порт 443.")
            : null;
}
