using System.Globalization;
using Allpay.Features.Reconciliation.CheckBooks;
using Allpay.Features.Sandbox.SeedSandbox;
using Allpay.Infrastructure.Mediation;
using Allpay.Infrastructure.MessageArchive;
using Allpay.Infrastructure.Persistence;
using MediatR;

namespace Allpay.Host.Composition;

/// <summary>What the host does besides serving: <c>migrate</c>, <c>seed-sandbox</c>, <c>books</c>, <c>message</c>.</summary>
internal static class Verbs
{
    private const int WrongUsage = 2;

    /// <summary>The exit code of the verb; null when there is none and the host is to serve.</summary>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (args.Length == 0 || args[0].StartsWith('-')) return null;
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.CheckSettings();
        return args[0] switch
        {
            "migrate" => await MigrateAsync(builder),
            "seed-sandbox" => await SendAsync(builder, Seed(builder.Configuration), Report),
            "message" => await TellMessageAsync(builder, args),
            "books" => await SendAsync(builder, new CheckBooks(), Report),
            _ => Explain(args[0]),
        };
    }

    private static async Task<int> MigrateAsync(HostApplicationBuilder builder)
    {
        await Migrator.MigrateAsync(builder.Configuration, CancellationToken.None);
        return 0;
    }

    // To whoever has the key files: the bytes as they arrived, and nothing else.
    private static async Task<int> TellMessageAsync(HostApplicationBuilder builder, string[] args)
    {
        if (args is not [_, var number] || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            await Console.Error.WriteLineAsync("message NUMBER: the id of the row in ops.signed_message.");
            return WrongUsage;
        }

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System).AddPersistence(builder.Configuration)
            .AddMessageArchive(builder.Configuration);
        using var host = builder.Build();
        var message = await host.Services.GetRequiredService<IMessageReader>().FindAsync(id, CancellationToken.None);
        if (message is null) return 1;
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(message.Bytes);
        return 0;
    }

    // The same services as the serving host has, without doors and jobs.
    private static async Task<int> SendAsync<T>(HostApplicationBuilder builder, IRequest<Outcome<T>> request, Func<T, int> report)
    {
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddFeatures();
        builder.AddReadStore();
        builder.AddBooks();
        using var host = builder.Build();
        await host.StartAsync();
        await using var scope = host.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        await host.StopAsync();
        return report(outcome.Value);
    }

    private static SeedSandbox Seed(ConfigurationManager configuration) => new(
        configuration["Sandbox:Directory"] ?? Path.Combine(".local", "sandbox"),
        configuration["Sandbox:BaseUrl"] ?? "http://127.0.0.1:8080");

    private static int Report(SandboxFile sandbox)
    {
        var (agents, merchants, holders) = (sandbox.Agents.Count, sandbox.Merchants.Count, sandbox.Holders.Count);
        Console.WriteLine($"{agents} agents, {merchants} merchants, {holders} holders for {sandbox.BaseUrl}");
        return 0;
    }

    private static int Report(TrialBalance books)
    {
        Console.WriteLine(Row("account kind", "accounts", "debits", "credits", "balance"));
        foreach (var kind in books.Kinds)
            Console.WriteLine(Row($"{kind.Kind}", $"{kind.Accounts}", $"{kind.Debits}", $"{kind.Credits}", $"{kind.Balance}"));
        Console.WriteLine(Row("sum", "", "", "", $"{books.Posted}"));
        Console.WriteLine($"Held, credits less debits: {books.Pending}");
        foreach (var check in books.Checks) Console.WriteLine($"{check.Check}: {Answer(check)}");
        Console.WriteLine(books.IsRight ? "The books are right." : "THE BOOKS ARE NOT RIGHT.");
        return books.IsRight ? 0 : 1;
    }

    private static string Answer(CheckedRows check) =>
        check.Differing == 0 ? "yes" : $"NO, {check.Differing} not; {check.First}";

    private static string Row(string name, string accounts, string debits, string credits, string balance) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-18} {accounts,10} {debits,20} {credits,20} {balance,20}");

    private static int Explain(string verb)
    {
        Console.Error.WriteLine(
            $"There is no verb '{verb}'. Verbs: migrate, seed-sandbox, books, message; without one the host serves.");
        return WrongUsage;
    }
}
