/** What `help` prints. */
export const helpText = `search: weather apis        find services
connect: 1                  connect to a row of the list, a name or an id
tools                       list what the service can do
call <tool> --name value    call a tool; also name=value or {"name": "value"}
disconnect                  close the connection
connections, use: 1         list the open connections, switch to another
clear                       empty the screen
quit                        leave; closes the connections of this session`;
