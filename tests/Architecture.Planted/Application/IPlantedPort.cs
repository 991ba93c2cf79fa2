namespace CleanAcquiring.Application.Ports.Planted;

public interface IPlantedPort
{
    Task QueryAsync();
}
