using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>SQLite has no time: ticks of UTC keep the order, which text with an offset would not.</summary>
internal sealed class TicksConversion()
    : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
