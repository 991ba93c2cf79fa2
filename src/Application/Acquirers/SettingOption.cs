namespace CleanAcquiring.Application.Acquirers;

public sealed record SettingOption(string Value, LocalText Title);
