namespace CleanAcquiring.Application.Planted;

public interface IPlantedPort
{
    Task AskAsync();
}
