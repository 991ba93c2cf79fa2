namespace CleanAcquiring.Application.Acquirers;

/// <summary>An acquirer with the settings of one of a seller's methods.</summary>
public sealed record AcquirerAccess(IAcquirer Acquirer, AcquirerSettings Settings);
