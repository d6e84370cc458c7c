"""Makes one call of an AWS API, given as [service, operation, parameters] in JSON on standard input.

For the services that the project itself has no SDK client for: botocore, which comes with MiniStack,
knows them all.
"""

import json
import sys

import botocore.session

service, operation, parameters = json.load(sys.stdin)
client = botocore.session.get_session().create_client(service)
answer = getattr(client, operation)(**parameters)
answer.pop("ResponseMetadata")
json.dump(answer, sys.stdout, default=str)
