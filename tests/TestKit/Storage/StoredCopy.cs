using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;
using CleanAcquiring.Domain.Payments.Operations;

namespace CleanAcquiring.TestKit.Storage;

/// <summary>Copies rows field by field, so that a change is in the store only after a save.</summary>
internal static class StoredCopy
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = new();

    public static T Of<T>(T row)
        where T : class
    {
        var copy = (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
        Fill(copy, row);
        return copy;
    }

    public static void Fill<T>(T copy, T row)
        where T : class
    {
        foreach (var field in Fields.GetOrAdd(typeof(T), type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic)))
            field.SetValue(copy, Copy(field.GetValue(row)));
    }

    // A payment is loaded without its timeline and without events, as from the database.
    private static object? Copy(object? value) => value switch
    {
        List<TimelineEntry> => new List<TimelineEntry>(),
        List<PaymentEvent> => new List<PaymentEvent>(),
        List<AttentionChange> => new List<AttentionChange>(),
        List<FollowUp> work => work.ConvertAll(Of),
        List<PaymentOperation> operations => operations.ConvertAll(Of),
        List<PaymentMethod> methods => methods.ConvertAll(Of),
        List<CredentialVersion> versions => new List<CredentialVersion>(versions),
        List<JournalEntry> => new List<JournalEntry>(),
        _ => value,
    };
}
