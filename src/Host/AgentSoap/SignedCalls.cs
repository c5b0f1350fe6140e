using Allpay.Host.Limits;
using Allpay.Host.Requests;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Takes one call from the bytes that arrive to the bytes that go back: admit, run, sign; or a fault.
/// </summary>
internal sealed class SignedCalls(AgentCall call, SoapLimits limits, MessageGate gate, FaultRecorder faults, SigningKeys keys)
{
    public async Task AnswerAsync(HttpContext context, AgentContract contract, SoapRunner runner)
    {
        call.Begin(contract, context.RequestAborted);
        byte[]? answer = null;
        try
        {
            answer = await RunAsync(context, contract, runner);
            if (answer is null && call.Fault is null)
                throw new InvalidOperationException($"SoapCore answered {context.Response.StatusCode} and no fault.");
        }
        catch (Exception failure)
        {
            // The edge: whatever happened, the client gets a fault that says nothing of the inside.
            faults.Record(failure);
        }

        context.Features.Set(new AgentCallNote(call.Operation, call.AgentId?.Value, call.Fault?.DeveloperMessage));

        // Where nobody is left to read the answer, the client will ask again with the same reference.
        if (context.RequestAborted.IsCancellationRequested) return;
        if (call.Fault is { } fault) await SoapAnswer.WriteAsync(context.Response, fault);
        else await SoapAnswer.WriteAsync(context.Response, answer!);
    }

    /// <summary>The signed answer; null where a fault is to be answered.</summary>
    private async Task<byte[]?> RunAsync(HttpContext context, AgentContract contract, SoapRunner runner)
    {
        call.Fault = limits.FaultOfFlood(context, call.Language) ?? await AdmitAsync(context, contract);
        var envelope = call.Fault is null ? await runner.RunAsync(context, call) : null;
        return envelope is null ? null : SoapAnswer.Sign(envelope, call.Message, keys.Of(call.Agent));
    }

    private async Task<LegacyFault?> AdmitAsync(HttpContext context, AgentContract contract)
    {
        var fault = await gate.AdmitAsync(context.Request, contract, call);
        return fault is not null && call.Place is null ? limits.CountStranger(context, call.Language) ?? fault : fault;
    }
}
