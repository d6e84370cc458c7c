"""Teaches MiniStack's IAM the condition key dynamodb:LeadingKeys, on which several of the stack's
policies turn: the partition keys that a request names, as the DynamoDB developer guide defines it.
"""

import json
import re

from ministack.core import iam_actions
from ministack.services import dynamodb

KEY = "dynamodb:LeadingKeys"


def teach() -> bool:
    """Whether MiniStack did not know it; one that does is left alone."""
    own_context = iam_actions.dynamodb_service_context
    request = {"TableName": "t", "Key": {"pk": {"S": "one"}}}
    if KEY in own_context(json.dumps(request).encode()):
        return False

    def context(body: bytes) -> dict:
        return {**own_context(body), **leading_keys(json.loads(body or b"{}"))}

    iam_actions.dynamodb_service_context = context
    return True


def leading_keys(request: dict) -> dict:
    """Of GetItem, PutItem, UpdateItem, DeleteItem, Query, and BatchGetItem and BatchWriteItem of one
    table. Others name none, and so are refused."""
    if len(request.get("RequestItems", {})) == 1:
        return batch_keys(request["RequestItems"])
    table = dynamodb._tables.get(request.get("TableName"))
    if table is None or "IndexName" in request:
        return {}
    name = table["pk_name"]
    item = request.get("Key") or request.get("Item")
    value = item.get(name) if item else queried(request, name)
    return {KEY: list(value.values())} if value else {}


def batch_keys(tables: dict) -> dict:
    ((table_name, asked),) = tables.items()
    table = dynamodb._tables.get(table_name)
    if table is None:
        return {}
    name = table["pk_name"]
    keys = [written(one) for one in asked] if isinstance(asked, list) else asked.get("Keys", [])
    return {KEY: sorted({text for key in keys for text in key[name].values()})}


def written(write: dict) -> dict:
    return write["DeleteRequest"]["Key"] if "DeleteRequest" in write else write["PutRequest"]["Item"]


def queried(request: dict, name: str) -> dict | None:
    aliases = request.get("ExpressionAttributeNames", {})
    expression = request.get("KeyConditionExpression", "")
    for path, placeholder in re.findall(r"([#\w]+)\s*=\s*(:\w+)", expression):
        if aliases.get(path, path) == name:
            return request["ExpressionAttributeValues"].get(placeholder)
    return None
