-- Requests of many agencies for wrk, a random one each time: wrk ... URL -- get|create TOKENS SERIAL
local tokens, kind, serial = {}, nil, 0
local prepared = {}

function init(args)
  kind, serial = args[1], tonumber(args[3])
  math.randomseed(serial)
  for token in io.lines(args[2]) do tokens[#tokens + 1] = token end
  for at, token in ipairs(tokens) do
    prepared[at] = wrk.format("GET", nil, { ["Authorization"] = "Bearer " .. token })
  end
end

local body = '{"clientName":"Trattoria Number %d","email":"hello@trattoria.example","company":"Trattoria Ltd",'
  .. '"industry":"restaurants","website":{"domain":"c%d.bench.example","template":"ecommerce-pro",'
  .. '"features":["blog","estore"]}}'

function request()
  local at = math.random(#tokens)
  if kind == "get" then return prepared[at] end
  serial = serial + 1
  return wrk.format("POST", nil, { ["Authorization"] = "Bearer " .. tokens[at], ["Content-Type"] = "application/json" },
    body:format(serial, serial))
end

function done(summary, latency)
  local errors = summary.errors
  io.write(('BENCH {"requests":%d,"microseconds":%d,"failed":%d,"p50":%d,"p99":%d}\n'):format(summary.requests,
    summary.duration, errors.status + errors.connect + errors.read + errors.write + errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
