// The compiled half of Asio and Beast, once for the whole program. server.cpp and connection.cpp
// are the only other files that know them.
#include <boost/asio/impl/src.hpp>
#include <boost/asio/ssl/impl/src.hpp>
#include <boost/beast/src.hpp>
