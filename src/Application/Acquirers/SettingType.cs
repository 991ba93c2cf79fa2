namespace CleanAcquiring.Application.Acquirers;

public enum SettingType
{
    Text,
    Boolean,
    Choice,
}
