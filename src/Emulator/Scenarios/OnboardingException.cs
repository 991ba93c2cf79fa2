namespace CleanAcquiring.Emulator.Scenarios;

/// <summary>The gateway did not let the emulated seller finish; the message says at which step and with which status.</summary>
public sealed class OnboardingException : Exception
{
    public OnboardingException()
    {
    }

    public OnboardingException(string message)
        : base(message)
    {
    }

    public OnboardingException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
