using Microsoft.Extensions.Configuration;

namespace CleanAcquiring.Application.Planted;

public sealed class ApplicationThatReadsConfiguration(IConfiguration configuration)
{
    public string? Tell() => configuration["planted"];
}
