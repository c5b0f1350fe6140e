using System.Reflection;
using System.ServiceModel;
using System.Xml.Linq;
using System.Xml.Schema;
using System.Xml.Serialization;
using Allpay.Features.CashIn.Soap;
using Allpay.Host.AgentSoap;
using Allpay.Host.AgentSoap.CashInTransactionManagement11;
using Allpay.Host.AgentSoap.CashOutTransactionManagement11;
using Allpay.Host.AgentSoap.TransactionManagement10;
using Allpay.Host.AgentSoap.TransactionManagement11;
using Allpay.Infrastructure.AgentSoap;
using static Allpay.UnitTests.AgentSoap.ContractTables;

namespace Allpay.UnitTests.AgentSoap;

/// <summary>The service contracts and wire types say what the tables say.</summary>
public sealed class ContractCodeTests
{
    // Declared by the schemas, but no operation takes or answers them.
    private static readonly HashSet<string> Unused = ["transactionResponse", "declineTransactionResponse", "vostokPlatPayResponse"];

    private static readonly List<Type> WireTypes =
        [.. new[] { typeof(WireNames), typeof(CashInRequest) }.SelectMany(t => t.Assembly.GetTypes()).Where(t => t.GetCustomAttribute<XmlTypeAttribute>() is not null)];

    [Theory]
    [InlineData(typeof(ITransactionManagement10), "/allpay-public-soap/transaction-management/v1.0")]
    [InlineData(typeof(ITransactionManagement11), "/allpay-public-soap/transaction-management/v1.1")]
    [InlineData(typeof(ICashInTransactionManagement), "/allpay-public-soap/cash-in-transaction-management/v1.1")]
    [InlineData(typeof(ICashOutTransactionManagement), "/allpay-public-soap/cash-out-transaction-management/v1.1")]
    public void A_service_contract_is_its_table(Type contract, string path)
    {
        var row = AllServices.Single(s => s.Path == path);
        var named = contract.GetCustomAttribute<ServiceContractAttribute>()!;
        Assert.Equal((row.PortType, row.Namespace), (named.Name, named.Namespace));
        Assert.Equal(row.Operations.OrderBy(o => o.Name), contract.GetMethods().Select(OperationOf).OrderBy(o => o.Name));
        Assert.Equal(row.Namespace, AgentContracts.All.Single(c => c.Path == path).TargetNamespace);
    }

    [Fact]
    public void Every_type_of_the_tables_is_a_class_with_its_fields() => Assert.Equal(
        AllTypes.Where(t => !Unused.Contains(t.Name.LocalName)).Select(t => $"{t.Name}: {string.Join(' ', t.Fields.Select(f => f.Name))}").Order(),
        WireTypes.Select(t => $"{NameOf(t)}: {string.Join(' ', FieldsOf(t).Select(f => f.Element.ElementName))}").Order());

    [Fact]
    public void Requests_have_texts_and_no_order_and_responses_have_order()
    {
        Assert.NotEmpty(WireTypes);
        foreach (var type in WireTypes)
        {
            var fields = FieldsOf(type).ToList();
            Assert.All(fields, f => Assert.Equal(XmlSchemaForm.Unqualified, f.Element.Form));
            if (IsRequest(type))
            {
                Assert.All(fields, f => Assert.Equal(-1, f.Element.Order));
                Assert.All(fields, f => Assert.True(f.Type == typeof(string) || f.Type == typeof(OnlineTransactionRequestHeader), $"{type.Name} {f.Type}"));
            }
            else
            {
                Assert.Equal(Enumerable.Range(0, fields.Count), fields.Select(f => f.Element.Order));
            }
        }
    }

    private static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal) || type == typeof(OnlineTransactionRequestHeader);

    private static OperationRow OperationOf(MethodInfo method)
    {
        var named = method.GetCustomAttribute<OperationContractAttribute>()!;
        var parameter = method.GetParameters().Single();
        var element = parameter.GetCustomAttribute<XmlElementAttribute>()!;
        var returned = method.ReturnParameter.GetCustomAttribute<XmlElementAttribute>()!;
        Assert.Equal((named.Name, "return"), (named.Action, returned.ElementName));
        Assert.Equal((XmlSchemaForm.Unqualified, XmlSchemaForm.Unqualified), (element.Form, returned.Form));
        return new OperationRow(named.Name!, element.ElementName, NameOf(parameter.ParameterType), NameOf(method.ReturnType.GenericTypeArguments.Single()));
    }

    private static XName NameOf(Type type) => type == typeof(string)
        ? Schema + "string"
        : XName.Get(type.GetCustomAttribute<XmlTypeAttribute>()!.TypeName!, type.GetCustomAttribute<XmlTypeAttribute>()!.Namespace!);

    private static IEnumerable<(XmlElementAttribute Element, Type Type)> FieldsOf(Type type) =>
        type.GetProperties().Select(p => (p.GetCustomAttribute<XmlElementAttribute>()!, p.PropertyType));
}
