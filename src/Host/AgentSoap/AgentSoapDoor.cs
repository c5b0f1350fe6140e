using Allpay.Host.Limits;
using Allpay.Infrastructure.Localization;

namespace Allpay.Host.AgentSoap;

/// <summary>
/// Answers every request to an address of one contract: a POST is a call, a GET asks for a contract file, no more.
/// </summary>
internal sealed class AgentSoapDoor(AgentContract contract, SoapRunner runner, ContractFiles files, string path)
{
    public Task AnswerAsync(HttpContext context)
    {
        if (HttpMethods.IsPost(context.Request.Method))
            return context.RequestServices.GetRequiredService<SignedCalls>().AnswerAsync(context, contract, runner);
        return HttpMethods.IsGet(context.Request.Method) ? AnswerFileAsync(context) : RefuseMethod(context);
    }

    private Task AnswerFileAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!query.ContainsKey("wsdl") && !query.ContainsKey("xsd")) return RefuseMethod(context);
        if (context.RequestServices.GetRequiredService<SoapLimits>().CountStranger(context, Language.Ru) is { } tooMany)
            return SoapAnswer.WriteAsync(context.Response, tooMany);
        if (files.Find(context.Request, path) is { } file) return SoapAnswer.WriteAsync(context.Response, file);
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
