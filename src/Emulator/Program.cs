using CleanAcquiring.Emulator;

var configuration = new ConfigurationBuilder()
    .AddJsonFile("appsettings.json", optional: true)
    .AddEnvironmentVariables()
    .AddCommandLine(args)
    .Build();
var options = configuration.GetSection("Emulator").Get<EmulatorOptions>() ?? new EmulatorOptions();
await EmulatorHost.Build(options, builder => builder.Logging.AddSimpleConsole()).RunAsync();
