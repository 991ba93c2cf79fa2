namespace CleanAcquiring.Application.Ports.Acquirers;

public enum SettingType
{
    Text,
    Boolean,
    Choice,
}
