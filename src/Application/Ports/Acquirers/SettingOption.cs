namespace CleanAcquiring.Application.Ports.Acquirers;

public sealed record SettingOption(string Value, LocalText Title);
