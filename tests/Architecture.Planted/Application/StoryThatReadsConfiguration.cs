using Microsoft.Extensions.Configuration;

namespace CleanAcquiring.Application.Planted;

public sealed class StoryThatReadsConfiguration(IConfiguration configuration)
{
    public string? Tell() => configuration["planted"];
}
