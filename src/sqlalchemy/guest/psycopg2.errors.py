"""psycopg2.errors: a class for every SQLSTATE, made when it is asked for."""
import psycopg2 as _base

_NAMES = """
02000NoData 02001NoAdditionalDynamicResultSetsReturned 03000SqlStatementNotYetComplete 08000ConnectionException
08001SqlclientUnableToEstablishSqlconnection 08003ConnectionDoesNotExist
08004SqlserverRejectedEstablishmentOfSqlconnection 08006ConnectionFailure 08007TransactionResolutionUnknown
08P01ProtocolViolation 09000TriggeredActionException 0A000FeatureNotSupported 0B000InvalidTransactionInitiation
0F000LocatorException 0F001InvalidLocatorSpecification 0L000InvalidGrantor 0LP01InvalidGrantOperation
0P000InvalidRoleSpecification 0Z000DiagnosticsException 0Z002StackedDiagnosticsAccessedWithoutActiveHandler
20000CaseNotFound 21000CardinalityViolation 22000DataException 22001StringDataRightTruncation
22002NullValueNoIndicatorParameter 22003NumericValueOutOfRange 22004NullValueNotAllowed 22005ErrorInAssignment
22007InvalidDatetimeFormat 22008DatetimeFieldOverflow 22009InvalidTimeZoneDisplacementValue
2200BEscapeCharacterConflict 2200CInvalidUseOfEscapeCharacter 2200DInvalidEscapeOctet 2200FZeroLengthCharacterString
2200GMostSpecificTypeMismatch 2200HSequenceGeneratorLimitExceeded 2200LNotAnXmlDocument 2200MInvalidXmlDocument
2200NInvalidXmlContent 2200SInvalidXmlComment 2200TInvalidXmlProcessingInstruction
22010InvalidIndicatorParameterValue 22011SubstringError 22012DivisionByZero 22013InvalidPrecedingOrFollowingSize
22014InvalidArgumentForNtileFunction 22015IntervalFieldOverflow 22016InvalidArgumentForNthValueFunction
22018InvalidCharacterValueForCast 22019InvalidEscapeCharacter 2201BInvalidRegularExpression
2201EInvalidArgumentForLogarithm 2201FInvalidArgumentForPowerFunction 2201GInvalidArgumentForWidthBucketFunction
2201WInvalidRowCountInLimitClause 2201XInvalidRowCountInResultOffsetClause 22021CharacterNotInRepertoire
22022IndicatorOverflow 22023InvalidParameterValue 22024UnterminatedCString 22025InvalidEscapeSequence
22026StringDataLengthMismatch 22027TrimError 2202EArraySubscriptError 2202GInvalidTablesampleRepeat
2202HInvalidTablesampleArgument 22030DuplicateJsonObjectKeyValue 22031InvalidArgumentForSqlJsonDatetimeFunction
22032InvalidJsonText 22033InvalidSqlJsonSubscript 22034MoreThanOneSqlJsonItem 22035NoSqlJsonItem
22036NonNumericSqlJsonItem 22037NonUniqueKeysInAJsonObject 22038SingletonSqlJsonItemRequired
22039SqlJsonArrayNotFound 2203ASqlJsonMemberNotFound 2203BSqlJsonNumberNotFound 2203CSqlJsonObjectNotFound
2203DTooManyJsonArrayElements 2203ETooManyJsonObjectMembers 2203FSqlJsonScalarRequired
2203GSqlJsonItemCannotBeCastToTargetType 22P01FloatingPointException 22P02InvalidTextRepresentation
22P03InvalidBinaryRepresentation 22P04BadCopyFileFormat 22P05UntranslatableCharacter
22P06NonstandardUseOfEscapeCharacter 23000IntegrityConstraintViolation 23001RestrictViolation 23502NotNullViolation
23503ForeignKeyViolation 23505UniqueViolation 23514CheckViolation 23P01ExclusionViolation 24000InvalidCursorState
25000InvalidTransactionState 25001ActiveSqlTransaction 25002BranchTransactionAlreadyActive
25003InappropriateAccessModeForBranchTransaction 25004InappropriateIsolationLevelForBranchTransaction
25005NoActiveSqlTransactionForBranchTransaction 25006ReadOnlySqlTransaction
25007SchemaAndDataStatementMixingNotSupported 25008HeldCursorRequiresSameIsolationLevel 25P01NoActiveSqlTransaction
25P02InFailedSqlTransaction 25P03IdleInTransactionSessionTimeout 26000InvalidSqlStatementName
27000TriggeredDataChangeViolation 28000InvalidAuthorizationSpecification 28P01InvalidPassword
2B000DependentPrivilegeDescriptorsStillExist 2BP01DependentObjectsStillExist 2D000InvalidTransactionTermination
2F000SqlRoutineException 2F002ModifyingSqlDataNotPermitted 2F003ProhibitedSqlStatementAttempted
2F004ReadingSqlDataNotPermitted 2F005FunctionExecutedNoReturnStatement 34000InvalidCursorName
38000ExternalRoutineException 38001ContainingSqlNotPermitted 38002ModifyingSqlDataNotPermittedExt
38003ProhibitedSqlStatementAttemptedExt 38004ReadingSqlDataNotPermittedExt 39000ExternalRoutineInvocationException
39001InvalidSqlstateReturned 39004NullValueNotAllowedExt 39P01TriggerProtocolViolated 39P02SrfProtocolViolated
39P03EventTriggerProtocolViolated 3B000SavepointException 3B001InvalidSavepointSpecification 3D000InvalidCatalogName
3F000InvalidSchemaName 40000TransactionRollback 40001SerializationFailure
40002TransactionIntegrityConstraintViolation 40003StatementCompletionUnknown 40P01DeadlockDetected
42000SyntaxErrorOrAccessRuleViolation 42501InsufficientPrivilege 42601SyntaxError 42602InvalidName
42611InvalidColumnDefinition 42622NameTooLong 42701DuplicateColumn 42702AmbiguousColumn 42703UndefinedColumn
42704UndefinedObject 42710DuplicateObject 42712DuplicateAlias 42723DuplicateFunction 42725AmbiguousFunction
42803GroupingError 42804DatatypeMismatch 42809WrongObjectType 42830InvalidForeignKey 42846CannotCoerce
42883UndefinedFunction 428C9GeneratedAlways 42939ReservedName 42P01UndefinedTable 42P02UndefinedParameter
42P03DuplicateCursor 42P04DuplicateDatabase 42P05DuplicatePreparedStatement 42P06DuplicateSchema 42P07DuplicateTable
42P08AmbiguousParameter 42P09AmbiguousAlias 42P10InvalidColumnReference 42P11InvalidCursorDefinition
42P12InvalidDatabaseDefinition 42P13InvalidFunctionDefinition 42P14InvalidPreparedStatementDefinition
42P15InvalidSchemaDefinition 42P16InvalidTableDefinition 42P17InvalidObjectDefinition 42P18IndeterminateDatatype
42P19InvalidRecursion 42P20WindowingError 42P21CollationMismatch 42P22IndeterminateCollation
44000WithCheckOptionViolation 53000InsufficientResources 53100DiskFull 53200OutOfMemory 53300TooManyConnections
53400ConfigurationLimitExceeded 54000ProgramLimitExceeded 54001StatementTooComplex 54011TooManyColumns
54023TooManyArguments 55000ObjectNotInPrerequisiteState 55006ObjectInUse 55P02CantChangeRuntimeParam
55P03LockNotAvailable 55P04UnsafeNewEnumValueUsage 57000OperatorIntervention 57014QueryCanceled 57P01AdminShutdown
57P02CrashShutdown 57P03CannotConnectNow 57P04DatabaseDropped 57P05IdleSessionTimeout 58000SystemError 58030IoError
58P01UndefinedFile 58P02DuplicateFile 72000SnapshotTooOld F0000ConfigFileError F0001LockFileExists HV000FdwError
HV001FdwOutOfMemory HV002FdwDynamicParameterValueNeeded HV004FdwInvalidDataType HV005FdwColumnNameNotFound
HV006FdwInvalidDataTypeDescriptors HV007FdwInvalidColumnName HV008FdwInvalidColumnNumber
HV009FdwInvalidUseOfNullPointer HV00AFdwInvalidStringFormat HV00BFdwInvalidHandle HV00CFdwInvalidOptionIndex
HV00DFdwInvalidOptionName HV00JFdwOptionNameNotFound HV00KFdwReplyHandle HV00LFdwUnableToCreateExecution
HV00MFdwUnableToCreateReply HV00NFdwUnableToEstablishConnection HV00PFdwNoSchemas HV00QFdwSchemaNotFound
HV00RFdwTableNotFound HV010FdwFunctionSequenceError HV014FdwTooManyHandles HV021FdwInconsistentDescriptorInformation
HV024FdwInvalidAttributeValue HV090FdwInvalidStringLengthOrBufferLength HV091FdwInvalidDescriptorFieldIdentifier
P0000PlpgsqlError P0001RaiseException P0002NoDataFound P0003TooManyRows P0004AssertFailure XX000InternalError_
XX001DataCorrupted XX002IndexCorrupted
"""
# The exception class of a class of SQLSTATEs; DatabaseError for the others.
_BASES = {"0A": "NotSupportedError", "08": "OperationalError", "22": "DataError", "23": "IntegrityError"}
for _codes, _name in (("20 21 3D 3F 42 44", "ProgrammingError"),
                      ("26 27 28 34 40 53 54 55 57 58 HV", "OperationalError"),
                      ("24 25 2B 2D 2F 38 39 3B F0 P0 XX", "InternalError")):
    for _code in _codes.split():
        _BASES[_code] = _name
_classes = {}


def lookup(code):
    """The class of a SQLSTATE; KeyError for one that has none."""
    if code not in _classes:
        at = _NAMES.find(code)
        if at < 0 or len(code) != 5:
            raise KeyError(code)
        name = _NAMES[at + 5:].split(None, 1)[0]
        base = getattr(_base, _BASES.get(code[:2], "DatabaseError"))
        if code[:2] == "40":
            base = _base.extensions.TransactionRollbackError
        elif code == "57014":
            base = _base.extensions.QueryCanceledError
        _classes[code] = type(name, (base,), {"__module__": "psycopg2.errors"})
    return _classes[code]


def __getattr__(name):
    for word in _NAMES.split():
        if word[5:] == name:
            return lookup(word[:5])
    raise AttributeError(f"module 'psycopg2.errors' has no attribute {name!r}")


def _excerpt(statement, line, column):
    """The line that an error points into, as libpq shows it."""
    text = statement.split("\n")[line - 1] if line <= statement.count("\n") + 1 else ""
    text = text.rstrip("\r").replace("\t", " ")
    start, end, at = 0, len(text), column - 1
    before = after = False
    if end - start > 60:
        if at < 50:
            end, after = 60, True
        else:
            if at + 10 < end:
                end, after = at + 10, True
            if end - 60 > 0:
                start, before = end - 60, True
    lead = f"LINE {line}: " + ("..." if before else "")
    shown = text[start:end] + ("..." if after else "")
    return lead + shown + "\n" + " " * (len(lead) + at - start) + "^\n"


class Diagnostics:
    column_name = constraint_name = context = datatype_name = internal_position = internal_query = None
    schema_name = severity = severity_nonlocalized = source_file = source_function = source_line = None
    statement_position = table_name = None

    def __init__(self, sqlstate, message, detail, hint):
        self.sqlstate, self.message_primary, self.message_detail, self.message_hint = sqlstate, message, detail, hint
        self.severity = self.severity_nonlocalized = "ERROR"
        if sqlstate and sqlstate[:2] == "23":
            parts = message.split('"')
            if " constraint " in message:
                self.constraint_name = parts[-2]
            if ' column "' in message:
                self.column_name = message.split(' column "')[1].split('"')[0]
            if ' relation "' in message or ' table "' in message:
                self.table_name = message.split(' relation "' if ' relation "' in message else ' table "')[1].split('"')[0]


def _make(is_lost, sqlstate, message, detail, hint, statement, line, column):
    if sqlstate is None and message == "can't execute an empty query":  # the driver's own word
        return _base.ProgrammingError(message)
    if sqlstate is None:
        cls = _base.OperationalError if is_lost else _base.DatabaseError
    else:
        try:
            cls = lookup(sqlstate)
        except KeyError:
            cls = getattr(_base, _BASES.get(sqlstate[:2], "DatabaseError"))
    text = message + "\n"
    if statement and line and (line, column) != (1, 1) or sqlstate == "42601" and statement and line:
        text += _excerpt(statement, line, column)
    if detail:
        context = detail.startswith("CONTEXT:  ")
        text += ("" if context else "DETAIL:  ") + detail.replace("\nCONTEXT:  ", "\0CONTEXT:  ", 1).replace("\0", "\n") + "\n"
    if hint:
        place = text.find("\nCONTEXT:  ")
        text = text + f"HINT:  {hint}\n" if place < 0 else text[:place + 1] + f"HINT:  {hint}\n" + text[place + 1:]
    error = cls(text)
    error.pgcode, error.pgerror = sqlstate, "ERROR:  " + text if sqlstate else None
    error.diag = Diagnostics(sqlstate, message, detail, hint)
    return error
