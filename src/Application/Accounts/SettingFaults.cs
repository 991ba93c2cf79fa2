using CleanAcquiring.Application.Acquirers;

namespace CleanAcquiring.Application.Accounts;

/// <summary>The sentences for a field of a settings form that cannot be taken as it is.</summary>
public static class SettingFaults
{
    private static readonly LocalText Senseless = new("Это значение не подходит.", "This value does not fit.");

    private static readonly Dictionary<string, LocalText> Messages = new(StringComparer.Ordinal)
    {
        ["is_required"] = new("Заполните это поле.", "Fill this in."),
        ["is_too_long_or_odd"] = new("Слишком длинно, или есть лишние знаки.", "It is too long or has characters that do not belong here."),
        ["unknown_key"] = new(
            "Среди настроек есть лишняя: откройте страницу заново.",
            "There is a setting that this acquirer does not have: open the page again."),
        ["is_no_switch"] = Senseless,
        ["is_no_option"] = new("Выберите из списка.", "Choose from the list."),
    };

    /// <param name="fault">The name of the fault, with or without the prefix of a refusal's code.</param>
    public static LocalText MessageOf(string fault) => Messages.GetValueOrDefault(fault.Split('.')[^1], Senseless);
}
