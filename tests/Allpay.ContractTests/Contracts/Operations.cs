using static Allpay.ContractTests.Contracts.AgentService;

namespace Allpay.ContractTests.Contracts;

/// <summary>The 31 operations of the frozen contracts: everything derived is derived from this table.</summary>
public static class Operations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        new(Transactions10, "echo", "Echo", [], ResponseTypes.Echo),
        new(Transactions10, "createCashInTransaction", "CashInRequest", RequestTypes.CashIn, ResponseTypes.Transaction),
        new(Transactions10, "createCashOutTransaction", "CashOutRequest",
            RequestTypes.CashOut, ResponseTypes.Transaction),
        new(Transactions10, "completeTransaction", "CompleteTransactionRequest",
            RequestTypes.EndTransaction, ResponseTypes.Transaction),
        new(Transactions10, "declineTransaction", "DeclineTransactionRequest",
            RequestTypes.EndTransaction, ResponseTypes.Transaction),
        new(Transactions10, "checkUser", "CheckUserRequest", RequestTypes.CheckUser, ResponseTypes.User),
        new(Transactions10, "availableBalance", "AvailableBalanceRequest",
            RequestTypes.AvailableBalance, ResponseTypes.AvailableBalance),

        new(Transactions11, "echo", "Echo", [], ResponseTypes.Echo),
        new(Transactions11, "createCashInTransaction", "CashInRequest", RequestTypes.CashIn, ResponseTypes.Transaction),
        new(Transactions11, "createCashOutTransaction", "CashOutRequest",
            RequestTypes.CashOut, ResponseTypes.Transaction),
        new(Transactions11, "completeTransaction", "CompleteTransactionRequest",
            RequestTypes.EndTransaction, ResponseTypes.Transaction),
        new(Transactions11, "declineTransaction", "DeclineTransactionRequest",
            RequestTypes.EndTransaction, ResponseTypes.Transaction),
        new(Transactions11, "checkUser", "CheckUserRequest", RequestTypes.CheckUser, ResponseTypes.User),
        new(Transactions11, "checkUserAndValidateCashIn", "CheckUserRequest",
            RequestTypes.CheckUser, ResponseTypes.User),
        new(Transactions11, "availableBalance", "AvailableBalanceRequest",
            RequestTypes.AvailableBalance, ResponseTypes.AvailableBalance),
        new(Transactions11, "payForServicesCheck", "PayForServicesCheckRequest",
            RequestTypes.ServicesCheck, ResponseTypes.Check),
        new(Transactions11, "vostokPlatCheck", "VostokPlatCheckRequest",
            RequestTypes.VostokPlatCheck, ResponseTypes.VostokPlat),
        new(Transactions11, "vostokPlatPay", "VostokPlatPayRequest", RequestTypes.VostokPlat, ResponseTypes.Payment),
        new(Transactions11, "payForServicesPay", "PayForServicesPayRequest",
            RequestTypes.Services, ResponseTypes.Payment),
        new(Transactions11, "payForGoodsPay", "PayForGoodsPayRequest", RequestTypes.Goods, ResponseTypes.Payment),
        new(Transactions11, "payForGoodsCheck", "PayForGoodsCheckRequest",
            RequestTypes.GoodsCheck, ResponseTypes.Check),

        new(CashIn11, "echo", "Echo", [], ResponseTypes.Echo),
        new(CashIn11, "createCashInPayment", "CashInRequest", RequestTypes.CashIn, ResponseTypes.Payment),
        new(CashIn11, "createCashInPaymentAvtobys", "CashInRequest", RequestTypes.CashIn, ResponseTypes.Payment),
        new(CashIn11, "checkUser", "CheckUserRequest", RequestTypes.CheckUser, ResponseTypes.User),
        new(CashIn11, "checkUserAndValidateCashIn", "CheckUserRequest", RequestTypes.CheckUser, ResponseTypes.User),

        new(CashOut11, "echo", "Echo", [], ResponseTypes.Echo),
        new(CashOut11, "createCashOutThroughPayment", "CashOutThroughPayRequest",
            RequestTypes.CashOutThroughPay, ResponseTypes.Payment),
        new(CashOut11, "checkCashOutThroughPayRequest", "CashOutThroughPayCheckRequest",
            RequestTypes.CashOutThroughPayCheck, ResponseTypes.User),
        new(CashOut11, "createCashOut", "CashOutRequest", RequestTypes.CashOut, ResponseTypes.Payment),
        new(CashOut11, "checkCashOut", "CashOutCheckRequest", RequestTypes.CashOutCheck, ResponseTypes.User),
    ];

    public static Operation Of(string key) => All.Single(operation => operation.Key == key);

    public static IEnumerable<Operation> With(FieldKind kind) => All.Where(operation => operation.Has(kind));

    public static TheoryData<string> Keys(Func<Operation, bool> where) =>
        [.. All.Where(where).Select(operation => operation.Key)];

    /// <summary>
    /// Each of the cases at one operation, and at every other operation one of them in turn: for what is decided before anybody
    /// looks at which operation is asked for. In the full matrix every operation with each.
    /// </summary>
    public static TheoryData<string, string> Times(Func<Operation, bool> where, params IEnumerable<string> cases)
    {
        var data = new TheoryData<string, string>();
        var (operations, all) = (All.Where(where).ToList(), cases.ToList());
        var whole = operations.Find(operation => operation.Key == Matrix.Representative) ?? operations[0];
        foreach (var (place, operation) in operations.Index())
        {
            var mine = Matrix.IsFull || operation == whole ? all : [all[place % all.Count]];
            foreach (var one in mine) data.Add(operation.Key, one);
        }

        return data;
    }

    /// <summary>Every field of every operation, those of the header among them.</summary>
    public static TheoryData<string, string> Fields(Func<RequestField, bool> where)
    {
        var data = new TheoryData<string, string>();
        foreach (var operation in All.Where(operation => !operation.IsEcho))
            foreach (var path in PathsIn(operation, where)) data.Add(operation.Key, path);
        return data;
    }

    /// <summary>
    /// Every field of every type of request, at the first operation that takes it, and those of the header at the first of all:
    /// for what the reader of the type decides. In the full matrix at every operation.
    /// </summary>
    public static TheoryData<string, string> FieldsOfTypes(Func<RequestField, bool> where)
    {
        if (Matrix.IsFull) return Fields(where);
        var data = new TheoryData<string, string>();
        var seen = new HashSet<string>();
        foreach (var operation in All.Where(operation => !operation.IsEcho))
            foreach (var path in PathsIn(operation, where))
                if (seen.Add(path.StartsWith("header/", StringComparison.Ordinal) ? path : $"{operation.Parameter}/{path}"))
                    data.Add(operation.Key, path);
        return data;
    }

    // A token may stand in the header and in the request: the path tells them apart.
    private static IEnumerable<string> PathsIn(Operation operation, Func<RequestField, bool> where) =>
        RequestTypes.Header.Where(where).Select(field => $"header/{field.Name}")
            .Concat(operation.Fields.Where(where).Select(field => field.Name));
}
