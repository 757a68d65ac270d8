-- Posts the bodies of a file, one a line, in turn. wrk -s post.lua URL -- FILE SEED
local requests = {}

function init(args)
  local number = 0
  for line in io.lines(args[1]) do
    number = number + 1
    requests[number] = wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, line)
  end
  next_one = tonumber(args[2] or "0") % number
end

function request()
  next_one = next_one % #requests + 1
  return requests[next_one]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests": %d, "microseconds": %d, "p50": %.1f, "p99": %.1f, "failed": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
