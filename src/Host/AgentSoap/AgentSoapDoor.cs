using System.Globalization;
using Allpay.Infrastructure.Mediation;
using Microsoft.Extensions.Options;

namespace Allpay.Host.AgentSoap;

/// <summary>Answers every request to one contract's address. What is not a signed call of an operation ends here.</summary>
internal sealed class AgentSoapDoor(AgentContract contract, SoapRunner runner, ContractFiles files, IOptions<AgentSoapOptions> options)
{
    public Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method)) return AnswerCallAsync(context);
        if (HttpMethods.IsGet(context.Request.Method)) return AnswerFileAsync(context);
        return RefuseMethod(context);
    }

    private async Task AnswerCallAsync(HttpContext context)
    {
        var call = context.RequestServices.GetRequiredService<AgentCall>();
        var faults = context.RequestServices.GetRequiredService<FaultRecorder>();
        call.Begin(contract, context.RequestAborted);
        byte[]? answer = null;
        try
        {
            answer = await CallAsync(context, call);
            if (answer is null && call.Fault is null)
                throw new InvalidOperationException($"SoapCore answered {context.Response.StatusCode} and no fault.");
        }
        catch (Exception failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The edge: whatever happened, the client gets a fault that says nothing of the inside.
            faults.Record(failure);
        }

        await (call.Fault is { } fault ? SoapAnswer.WriteAsync(context.Response, fault) : SoapAnswer.WriteAsync(context.Response, answer!));
    }

    /// <summary>The signed answer; null where a fault is to be answered.</summary>
    private async Task<byte[]?> CallAsync(HttpContext context, AgentCall call)
    {
        call.Fault = await ReceiveAsync(context, call);
        if (call.Fault is { } turnedAway)
        {
            context.RequestServices.GetRequiredService<ILogger<AgentSoapDoor>>().TurnedAway(contract.Name, turnedAway.DeveloperMessage);
            return null;
        }

        var key = context.RequestServices.GetRequiredService<ServerSigningKey>().Key;
        return await runner.RunAsync(context, call) is { } envelope ? SoapAnswer.Sign(envelope, call.Message, key) : null;
    }

    private async Task<LegacyFault?> ReceiveAsync(HttpContext context, AgentCall call)
    {
        try
        {
            return await RequestBody.ReadAsync(context.Request, options.Value, call.Aborted) is { } body
                ? await context.RequestServices.GetRequiredService<MessageGate>().AdmitAsync(body, contract, call)
                : SecurityFaults.Invalid(TooLong(options.Value.BodyBytesMax), call.Language);
        }
        catch (BadHttpRequestException)
        {
            // Broken chunks, or slower than the server's least rate: the message never arrived.
            return SecurityFaults.Invalid(new FieldFault("Envelope", FieldCodes.Malformed), call.Language);
        }
    }

    private static FieldFault TooLong(int bytesMax) =>
        new("Envelope", FieldCodes.TooLong, bytesMax.ToString(CultureInfo.InvariantCulture));

    private Task AnswerFileAsync(HttpContext context)
    {
        if (!context.Request.Query.ContainsKey("wsdl") && !context.Request.Query.ContainsKey("xsd")) return RefuseMethod(context);
        if (files.Find(context.Request) is { } file) return SoapAnswer.WriteAsync(context.Response, file);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task RefuseMethod(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "POST";
        return Task.CompletedTask;
    }
}
