using Allpay.Host.AgentSoap;
using Allpay.Host.AgentSoap.CashInTransactionManagement11;
using Allpay.Host.AgentSoap.CashOutTransactionManagement11;
using Allpay.Host.AgentSoap.TransactionManagement10;
using Allpay.Host.AgentSoap.TransactionManagement11;
using Allpay.Host.Life;
using Allpay.Infrastructure.Parties;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SoapCore;
using SoapCore.Extensibility;

namespace Allpay.Host.Composition;

/// <summary>The signed SOAP door of the agents.</summary>
internal static class AgentSoap
{
    public static void AddAgentSoap(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AgentSoapOptions>()
            .Bind(builder.Configuration.GetSection(AgentSoapOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<AgentSoapOptions>, SigningKeyFilesAreReadable>();
        services.AddSingleton<IValidateOptions<AgentSoapOptions>, FreshnessIsBounded>();
        builder.AddCallLimits();
        services.AddSingleton<SigningKeys>();
        services.AddHostedService<SigningKeyRotation>();
        services.AddSingleton<SoapRunners>();
        services.AddSingleton<IWarmUp, AgentSoapWarmUp>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IAgentCertificates, AgentCertificates>();
        services.AddSingleton<Freshness>();
        services.AddScoped<MessageGate>();
        services.AddScoped<AgentCall>();
        services.AddScoped<SignedCalls>();
        services.AddScoped<FaultRecorder>();
        services.AddScoped<IFaultExceptionTransformer>(scope => scope.GetRequiredService<FaultRecorder>());
        services.AddScoped<UseCases>();
        services.AddAgentServices();
        services.AddSingleton<ISoapMessageProcessor, VerifiedBodies>();
        services.AddSoapCore();

        // SoapCore logs each refusal as an error with a stack trace; FaultRecorder logs what is worth it.
        services.AddLogging(logging => logging.AddFilter("SoapCore", LogLevel.None));
    }

    private static void AddAgentServices(this IServiceCollection services)
    {
        services.AddScoped<ITransactionManagement10, TransactionManagement10Service>();
        services.AddScoped<ITransactionManagement11, TransactionManagement11Service>();
        services.AddScoped<ICashInTransactionManagement, CashInTransactionManagementService>();
        services.AddScoped<ICashOutTransactionManagement, CashOutTransactionManagementService>();
    }

    public static void UseAgentSoap(this WebApplication app)
    {
        var alias = app.Services.GetRequiredService<IOptions<AgentSoapOptions>>().Value.PathAlias;
        foreach (var contract in AgentContracts.All)
        {
            // SoapCore gets a pipeline of its own and no route: the doors are the only way to it.
            var soap = contract.BuildSoap(((IApplicationBuilder)app).New());
            var runner = app.Services.GetRequiredService<SoapRunners>().Add(contract, soap);
            var files = ActivatorUtilities.CreateInstance<ContractFiles>(app.Services, contract);
            foreach (var path in contract.PathsWith(alias)) app.MapDoor(path, new AgentSoapDoor(contract, runner, files, path));
        }

        // A call needs nothing of the dozen middlewares that follow: who calls is told by the signature alone.
        app.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<AgentSoapDoor>() is { } door
            ? door.AnswerAsync(context)
            : next(context));
    }

    private static void MapDoor(this IEndpointRouteBuilder routes, string path, AgentSoapDoor door)
    {
        routes.Map(path, door.AnswerAsync).AllowAnonymous().WithMetadata(door);
        routes.Map(path + "/{**below}", AnswerNotFound).AllowAnonymous();
    }

    private static Task AnswerNotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
