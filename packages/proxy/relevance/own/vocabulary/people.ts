/** Account names of invented people, before a number or a second part. */
export const people: readonly string[] =
  'aino akira alba amir anouk arif astrid bao bea benno bogdan carla chidi chloe ciro dagny dalia davit dmitri ebba edgar eiji elif emeka enzo esra fadi farid fiona freya gael gita goran gwen hana haruto hilde hugo ida igor ilse imani ines ivan jana javi jelena jiro joao jonas jun kaja kamil karim kasia kemal kenji kofi lars leila lena liam lior lotte luca luka maja malik marek marta mateo mehmet mei milan mina miro nadia naomi nils nina noor ola olga oskar otto pavel petra pia priya quentin radu rafa rania rhea rosa ruben saki salma samir sanne sara selma sina sofia sven taro tariq tess theo tomas uma vera viktor wanda xavi yara yusuf zara zoe'.split(
    ' ',
  );
