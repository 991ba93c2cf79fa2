using Microsoft.Extensions.Configuration;

namespace CleanAcquiring.Application.Planted;

public sealed class UseCaseThatReadsConfiguration(IConfiguration configuration)
{
    public string? Run() => configuration["planted"];
}
