"""Teaches MiniStack's CloudFront Functions the module "cloudfront", by which a function reads the key
value store that is associated with it. MiniStack has the stores, and no way from functions to them.
"""

import json
import re

from ministack.core import cloudfront_js
from ministack.services import cloudfront, cloudfront_keyvaluestore

IMPORT = re.compile(rb"^import (\w+) from 'cloudfront';$", re.MULTILINE)

MODULE = """const %s = (function (pairs) {
  return { kvs: () => ({
    exists: async (key) => Object.prototype.hasOwnProperty.call(pairs, key),
    get: async (key, options) => options && options.format === 'json' ? JSON.parse(pairs[key]) : pairs[key],
  }) };
})(%s);"""


def teach() -> bool:
    """Whether MiniStack did not know it; one that does is left alone."""
    if "kvs" in cloudfront_js._WORKER_SCRIPT:
        return False
    own_code = cloudfront.live_function_code

    def code(function_arn: str):
        found = own_code(function_arn)
        if found is None:
            return None
        stores = cloudfront._functions[function_arn.rsplit("/", 1)[-1]]["kvs_arns"]
        pairs = json.dumps(pairs_in(stores[0]) if stores else {})
        return IMPORT.sub(lambda match: (MODULE % (match[1].decode(), pairs)).encode(), found)

    cloudfront.live_function_code = code
    return True


def pairs_in(store: str) -> dict:
    return cloudfront_keyvaluestore._stores.get(store, {"items": {}})["items"]
