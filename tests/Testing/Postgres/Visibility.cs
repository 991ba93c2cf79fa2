using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("CleanAcquiring.Infrastructure.Tests")]
