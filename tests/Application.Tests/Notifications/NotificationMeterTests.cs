using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Notifications;

namespace CleanAcquiring.Application.Tests.Notifications;

/// <summary>Counters whose names come from outside.</summary>
public sealed class NotificationMeterTests
{
    [Fact]
    public void Unknown_words_are_counted_by_a_bounded_number_of_names()
    {
        const string Acquirer = "metered_bank";
        var names = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "acquiring.unknown_words")
                    listening.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, measured, tags, _) =>
        {
            var text = tags.ToArray().ToDictionary(tag => tag.Key, tag => $"{tag.Value}", StringComparer.Ordinal);
            if (text["acquirer"] == Acquirer)
                names.AddOrUpdate($"{text["kind"]} {text["name"]}", measured, (_, before) => before + measured);
        });
        listener.Start();

        for (var field = 0; field < 150; field++)
            NotificationMeter.CountUnknown(
                Acquirer, new UnknownWords([string.Create(CultureInfo.InvariantCulture, $"Field{field}")], null));
        NotificationMeter.CountUnknown(Acquirer, new UnknownWords(["Field0"], "SETTLED"));
        NotificationMeter.CountUnknown(Acquirer, new UnknownWords([], new string('X', 1_000)));

        (names["field Field0"], names["field other"], names["status SETTLED"], names["status other"]).ShouldBe((2, 50, 1, 1));
        names.Count.ShouldBe(103);
    }
}
