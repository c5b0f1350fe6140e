using System.Net;
using System.Text;
using Allpay.ContractTests.Contracts;
using Allpay.ContractTests.Messages;
using Allpay.ContractTests.Parties;

namespace Allpay.ContractTests.Refusals;

/// <summary>There is one way in: a signed message posted to the service's address. Nothing else runs an operation.</summary>
public sealed class DoorTests(AllpayUnderTest allpay) : Conformance(allpay)
{
    private const string Form = "application/x-www-form-urlencoded";

    // The door goes by the method alone.
    public static TheoryData<string, string> Methods =>
        Operations.Times(_ => true, "GET", "PUT", "PATCH", "DELETE", "HEAD", "QUERY");

    public static TheoryData<string> All => Operations.Keys(_ => true);

    [Theory]
    [MemberData(nameof(Methods))]
    public Task Another_method_runs_nothing(string key, string method) =>
        RunsNothingAsync(key, (operation, post) => (operation.Service.Path, post with { Method = new HttpMethod(method) }));

    [Theory]
    [MemberData(nameof(All))]
    public Task A_path_below_the_service_runs_nothing(string key) =>
        RunsNothingAsync(key, (operation, post) => ($"{operation.Service.Path}/{operation.Name}", post));

    [Theory]
    [MemberData(nameof(All))]
    public Task A_query_below_the_service_runs_nothing(string key) => RunsNothingAsync(
        key, (operation, _) => ($"{operation.Service.Path}/{operation.Name}?{Query(operation)}", Bodiless(HttpMethod.Get)));

    [Theory]
    [MemberData(nameof(All))]
    public Task A_query_at_the_service_runs_nothing(string key) => RunsNothingAsync(
        key, (operation, _) => ($"{operation.Service.Path}?op={operation.Name}&{Query(operation)}", Bodiless(HttpMethod.Get)));

    [Theory]
    [MemberData(nameof(All))]
    public Task A_form_below_the_service_runs_nothing(string key) => RunsNothingAsync(
        key, (operation, _) => ($"{operation.Service.Path}/{operation.Name}", FormOf(Query(operation))));

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_unsigned_form_at_the_service_is_a_clients_fault(string key)
    {
        var operation = Operations.Of(key);
        var answer = await WhileNothingMovesAsync(() => Agent.SendAsync(operation.Service.Path, FormOf(Query(operation))));
        Refused.ByTheGate(answer);
    }

    private static string Query(Operation operation) => operation.IsEcho
        ? "Echo=executed"
        : string.Join('&', operation.Fields.Select(field => $"{field.Name}=20").Prepend($"{operation.Parameter}=executed"));

    private static Post Bodiless(HttpMethod method) => new(null, "", null) { Method = method };

    private static Post FormOf(string query) => new(Encoding.UTF8.GetBytes(query), Form, null);

    private async Task RunsNothingAsync(string key, Func<Operation, Post, (string Path, Post Post)> bend)
    {
        var operation = Operations.Of(key);
        var signed = Agent.Sign(operation, await SpoilableAsync(operation));
        var (path, post) = bend(operation, Post.Text(signed.Xml, operation.Name));
        var answer = await WhileNothingMovesAsync(() => Agent.SendAsync(path, post));
        Assert.Contains(answer.Status, new[]
        {
            HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden,
        });
        Assert.DoesNotContain("Response>", answer.Text, StringComparison.Ordinal);
    }
}
