-- Strangers who try passwords, each time for another account: wrk ... URL -- ADDRESSES, so many of them take turns
local count = 0
local addresses = 1

function init(args)
  math.randomseed(os.time())
  addresses = tonumber(args[1])
end

function request()
  count = count + 1
  local nth = count % addresses
  local address = ("198.51.%d.%d"):format(math.floor(nth / 254) % 256, nth % 254 + 1)
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json", ["X-Forwarded-For"] = address },
    ('{"email":"stranger%d@flood.example","password":"not the password %d"}'):format(count, math.random(1, 1e9)))
end

function done(summary)
  io.write(('FLOOD {"requests":%d,"seconds":%.1f}\n'):format(summary.requests, summary.duration / 1e6))
end
