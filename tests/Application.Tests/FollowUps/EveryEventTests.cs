using System.Reflection;
using CleanAcquiring.Application.FollowUps;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Domain.Payments.Events;

namespace CleanAcquiring.Application.Tests.FollowUps;

/// <summary>No event is left out by the scheduler, and no handler schedules by itself.</summary>
public sealed class EveryEventTests
{
    private const string Call = "FollowUpScheduler.Schedule";

    public static TheoryData<string> Events =>
        [.. typeof(PaymentEvent).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(PaymentEvent))).Select(type => type.Name)];

    [Fact]
    public void Each_event_is_a_nested_type() =>
        typeof(PaymentEvent).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(PaymentEvent))).ShouldBe(Events.Count);

    [Theory]
    [MemberData(nameof(Events))]
    public void Each_event_has_an_arm_in_the_scheduler(string name)
    {
        var payment = APayment.In(PaymentStatus.Paid);
        EventsOf(payment).Add(EventOf(name));

        Should.NotThrow(() => FollowUpScheduler.Schedule(payment));

        payment.TakeEvents().ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_unit_of_work_calls_the_scheduler()
    {
        var callers = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains(Call, StringComparison.Ordinal))
            .Select(Path.GetFileName);

        callers.ShouldBe(["UnitOfWork.cs"]);
    }

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "CleanAcquiring.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    private static PaymentEvent EventOf(string name)
    {
        var type = typeof(PaymentEvent).GetNestedType(name)!;
        var values = type.GetConstructors().Single().GetParameters()
            .Select(object (parameter) => parameter.ParameterType == typeof(bool) ? true : APayment.Now);
        return (PaymentEvent)Activator.CreateInstance(type, [.. values])!;
    }

    private static List<PaymentEvent> EventsOf(Payment payment) =>
        (List<PaymentEvent>)typeof(Payment).GetField("events", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(payment)!;
}
