using CleanAcquiring.Emulator.Acquirers;

namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>A payment method as the emulated seller sets it up at the gateway.</summary>
internal sealed record DemoMethod(string Code, string Title, AcquirerBehavior Behavior, bool Enabled = true)
{
    /// <summary>Null for the acquirer of the emulated sellers.</summary>
    public IEmulatedAcquirer? Acquirer { get; init; }
}

/// <summary>The payment methods of the emulated sellers.</summary>
internal static class DemoMethods
{
    public const string Card = "card";
    public const string CardOff = "card_off";
    public const string CardDown = "card_down";
    public const string CardSilent = "card_silent";
    public const string CardDeclines = "card_declines";
    public const string Sbp = "sbp";

    /// <summary>The code of a method that is not set up.</summary>
    public const string Nowhere = "nowhere";

    public static readonly DemoMethod Ordinary = new(Card, "Банковская карта", AcquirerBehavior.Normal);

    public static IReadOnlyList<DemoMethod> All { get; } =
    [
        Ordinary,
        new(Sbp, "СБП", AcquirerBehavior.Sbp),
        new(CardOff, "Карта (выключена)", AcquirerBehavior.Normal, Enabled: false),
        new(CardDown, "Карта (банк недоступен)", AcquirerBehavior.Down),
        new(CardSilent, "Карта (банк молчит)", AcquirerBehavior.Silent),
        new(CardDeclines, "Карта (банк отказывает)", AcquirerBehavior.Declines),
    ];

    /// <summary>One method of each acquirer, where the options want them.</summary>
    public static IEnumerable<DemoMethod> OfEvery(IEnumerable<IEmulatedAcquirer> acquirers, EmulatorOptions options) =>
        options.EveryAcquirer
            ? acquirers.Select(acquirer => new DemoMethod(acquirer.Name, acquirer.Name, AcquirerBehavior.Normal) { Acquirer = acquirer })
            : [];

    public static string Title(string code) => All.FirstOrDefault(method => method.Code == code)?.Title ?? code;
}
