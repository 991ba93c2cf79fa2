using CleanAcquiring.Architecture.Tests.Sources;

namespace CleanAcquiring.Architecture.Tests;

/// <summary>Outside its own folders an acquirer costs one line in the gateway and one in the emulator.</summary>
public sealed class Acquirer_registrations
{
    [Theory]
    [InlineData("Infrastructure", "(configuration);")]
    [InlineData("Emulator", "();")]
    public void Each_folder_is_registered_by_one_line(string project, string call)
    {
        var acquirers = $"src/{project}/Acquirers/";
        var inFolders = Repository.Files
            .Where(file => file.Path.StartsWith(acquirers, StringComparison.Ordinal))
            .Select(file => file.Path[acquirers.Length..].Split('/'))
            .Where(parts => parts.Length > 1);
        var registration = Repository.Files.Single(file => file.Path == $"{acquirers}AcquirersRegistration.cs");

        var lines = registration.Lines.Select(line => line.Trim()).Where(line => line.StartsWith("services.", StringComparison.Ordinal));

        lines.ShouldBe(inFolders.Select(parts => $"services.Add{parts[0]}{call}").Distinct(), ignoreOrder: true);
    }
}
