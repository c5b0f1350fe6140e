using System.Diagnostics;
using Allpay.Features.CashIn.CreateCashIn;
using Allpay.Infrastructure.Mediation;
using Allpay.UnitTests.Doubles;
using FluentValidation;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Allpay.UnitTests.Mediation;

public sealed class PipelineTests : IDisposable
{
    private readonly Pipeline _pipeline = new();
    private readonly IServiceCollection _services = new ServiceCollection().AddMediation(typeof(CreateCashIn).Assembly);

    [Fact]
    public async Task A_request_of_the_wrong_shape_never_reaches_its_handler()
    {
        var outcome = await _pipeline.SendAsync(Cash("", "-1", null));
        Assert.Equal(RefusalCodes.RequestInvalid, outcome.Refusal!.Code);
        Assert.Equal(["holder", "amount", "reference"], outcome.Refusal.Fields.Select(f => f.Field));
        Assert.Empty(_pipeline.Ledger.Submitted);
    }

    [Fact]
    public async Task What_is_wrong_carries_its_arguments()
    {
        var outcome = await _pipeline.SendAsync(Cash(new string('7', 65), "1", "r"));
        var fault = Assert.Single(outcome.Refusal!.Fields);
        Assert.Equal(("holder", FieldCodes.TooLong), (fault.Field, fault.Code));
        Assert.Equal(["64"], fault.Arguments);
    }

    [Fact]
    public async Task Text_that_no_database_can_hold_is_malformed()
    {
        foreach (var holder in new[] { "7701\0", "a\nb", "\ud800", "a\udc00b" })
        {
            var outcome = await _pipeline.SendAsync(Cash(holder, "1", "r"));
            Assert.Equal(FieldCodes.Malformed, Assert.Single(outcome.Refusal!.Fields).Code);
        }
    }

    [Fact]
    public async Task A_span_and_a_duration_tell_the_outcome_and_no_contents()
    {
        Activity? seen = null;
        using var parent = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == MediationMetrics.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Other tests run beside this one; its own span has its own parent.
            ActivityStopped = activity => seen = activity.TraceId == parent.TraceId ? activity : seen,
        };
        ActivitySource.AddActivityListener(listener);
        await _pipeline.SendAsync(Cash("77010000000", "1", "r"));
        Assert.Equal(nameof(CreateCashIn), seen!.OperationName);
        var tag = Assert.Single(seen.TagObjects);
        Assert.Equal(RefusalCodes.HolderUnknown, tag.Value);
    }

    [Fact]
    public void Every_request_has_one_handler_and_answers_with_an_outcome()
    {
        var requests = typeof(CreateCashIn).Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(IsRequest))
            .ToList();
        Assert.True(requests.Count >= 10, "There are requests to check.");
        foreach (var request in requests)
        {
            var response = ResponseOf(request);
            Assert.True(response.GetGenericTypeDefinition() == typeof(Outcome<>), $"{request.Name} answers an outcome");
            Assert.Single(_services, s => s.ServiceType == typeof(IRequestHandler<,>).MakeGenericType(request, response));
        }
    }

    [Fact]
    public void Every_request_that_carries_input_has_one_validator()
    {
        var inputs = typeof(CreateCashIn).Assembly.GetTypes()
            .Where(t => t.GetInterfaces().Any(IsRequest))
            .Where(t => t.GetProperties().Any(p => p.PropertyType == typeof(string)))
            .ToList();
        Assert.True(inputs.Count >= 7, "There are requests to check.");
        foreach (var input in inputs)
            Assert.Single(_pipeline.Services.GetServices(typeof(IValidator<>).MakeGenericType(input)));
    }

    public void Dispose() => _pipeline.Dispose();

    private static bool IsRequest(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IRequest<>));

    private static Type ResponseOf(Type request) => request.GetInterfaces().Single(IsRequest).GetGenericArguments()[0];

    private static CreateCashIn Cash(string? holder, string? amount, string? reference) =>
        new(ListedKeys.Agent.AsAgent(), holder, amount, reference);
}
