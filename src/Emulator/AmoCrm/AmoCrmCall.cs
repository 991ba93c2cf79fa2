using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm;

/// <summary>What is known of a call to amoCRM: the host it named and, once found or verified by a token, the account.</summary>
internal sealed class AmoCrmCall(string host, EmulatedAccount? account)
{
    public const string ApiHost = "api-b.amocrm.ru";
    public const string PromoHost = "www.amocrm.ru";

    public string Host => host;

    public EmulatedAccount? Account { get; set; } = account;

    public bool IsShared => host is ApiHost;

    public bool IsPromo => host is PromoHost;
}
