using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanAcquiring.Infrastructure.Persistence.Mapping;

/// <summary>PostgreSQL takes instants without an offset; an acquirer's clock may come with one.</summary>
internal sealed class UtcConversion() : ValueConverter<DateTimeOffset, DateTimeOffset>(time => time.ToUniversalTime(), time => time);
